/** Programs of each property. More of them find rarer mistakes: `PROPERTY_RUNS=1000 npx jest test/properties`. */
export const RUNS = Number(process.env.PROPERTY_RUNS ?? 40);
