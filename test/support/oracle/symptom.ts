/** Why a connection fails. */
export class Symptom extends Error {}
