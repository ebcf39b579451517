-- Deletes everything that the service keeps. The tables stay.
DELETE FROM deliveries;
DELETE FROM call_backs;
DELETE FROM unanswered;
DELETE FROM counters;
DELETE FROM marks;
