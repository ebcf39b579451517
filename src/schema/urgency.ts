/** Routes from the most to the least urgent. */
export const routesByUrgency = ['emergency', 'crisis', 'urgent'] as const;
