/** Why a change has to be made by hand, in lower case, without a full stop. */
export class Refusal extends Error {}
