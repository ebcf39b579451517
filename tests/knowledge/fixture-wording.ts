/** The fixed texts of the small clinic, in the form of wording.yaml. */
export const wording = `greeting: Hello, this is the assistant of {{name}}.
purpose: I am automated. I show answers that the clinic has written.
privacy: Unanswered questions are kept for 30 days.
disclaimer: This is general information, not medical advice.
safety-net: If it gets worse, call 111.
emergency-line: In an emergency call 999.
starters: [faq-knee, faq-running, sec-swelling]
disambiguate: Which of these did you mean?
disambiguate-again: Is it one of these?
fallback: [I do not know that., I cannot answer that.]
fallback-people-first: [Let a person help., Please call us.]
fallback-unreadable: I could not read that. In an emergency call 999.
fallback-not-served: That answer is being checked.
other-language: I only speak English.
other-languages: {}
hand-off: You can talk to us on {{phone}}.
hand-off-closed: We are closed now.
topics: These are the topics.
start-again: Let us start again.
none-of-these: Sorry. Try other words.
care-standing: Please get help first.
errors:
  not-json: That was not readable.
  too-large: That was too much.
  wrong-shape: That had the wrong form.
  empty-query: Please write a question.
  too-long: Please write less.
  too-many: Please wait a moment.
  not-found: There is nothing here.
  not-allowed: That is not allowed.
  went-wrong: Something went wrong.
labels:
  phone: Call {{phone}}
  booking: Book online
  call-back: Ask for a call
  emergency-phone: Call 999
  urgent-phone: Call 111
  privacy-link: Privacy
  topics-heading: All topics
  dismiss-care: I have read this
topic-titles:
  knees: Knees
  running: Running
small-talk:
  - id: thanks
    phrasings: [thank you, cheers mate, thanks a lot]
    text: [You are welcome., My pleasure.]
declined:
  - id: prices
    title: Prices
    phrasings: [how much is a session, what do you charge, price list]
    text: Please ask us about prices on {{phone}}.
    reply: hand-off
    follow-ups: [faq-knee]
`;
