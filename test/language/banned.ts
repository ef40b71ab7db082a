/** A wording that no text may have. */
export interface Banned {
  readonly pattern: RegExp;
  /** What to write. */
  readonly instead: string;
  /** Wordings that the pattern finds, and like ones that it must not find: both are tested. */
  readonly finds: string[];
  readonly passes?: string[];
  /** Whether it holds in fixes only. */
  readonly fixesOnly?: boolean;
}

/** What reads and runs manifests; people may say, ask and know. */
const PROGRAM = '(?:operators?|plugins?|API servers?|servers?|webhooks?|kubelet|kubectl|cluster|Kubernetes|cert-manager|PostgreSQL|controllers?|pods?|containers?|rules?'
  + '|checker|command|compiler|cdk8s|cdk8s-plus|jsii|library|apps?|constructs?|clients?|sidecars?|Cluster)';
const MODAL = '(?: (?:also|then|only|itself|never|does not|do not|cannot|can|may|will|must|must not))?';

/** A program as the subject of verbs. */
const speaking = (verbs: string, except = '') => new RegExp(`\\b${PROGRAM}${MODAL} (?:${verbs})\\b${except}`);

export const BANNED: Banned[] = [
  {
    pattern: /(?<!\bthere )\b(?:is|are|was|were) no\b(?! (?:longer|more|less|later|earlier|smaller|larger|greater|fewer|different)\b)/i,
    instead: '"is not a …", "must be a …"',
    finds: ['a name that is no label', 'these are no names'],
    passes: ['there is no Service', 'it is no longer used'],
  },
  {
    pattern: /(?<!\bthere )\b(?:is|are|was|were|has|have) none\b(?! of\b)/i,
    instead: '"is not …", "has no …"',
    finds: ['a key that is none', 'the product has none'],
    passes: ['there is none'],
  },
  {
    pattern: /\b(?:or|and|or to) state\b|^state\b/i,
    instead: 'set, give, write',
    fixesOnly: true,
    finds: ['state the port', 'add the volume, or state its name'],
    passes: ['set the state'],
  },
  {
    pattern: /\bstated\b|\b(?:that|which|program|manifest|construct|operator|cluster|input|who) states\b/i,
    instead: 'set, given, specified; sets, specifies',
    finds: ['the stated version', 'where no size is stated', 'a program that states it'],
    passes: ['the states of a pod'],
  },
  {
    pattern: /(?<!\bthe )\bleav(?:e|es|ing)\b(?! (?:behind|the (?:cluster|pod|network|namespace|repository|machine)|(?:\w+ )?(?:empty|open|unchanged))\b)|\bleft out\b/i,
    instead: 'remove, or keep; omitted',
    finds: ['leave one of them', 'leave `size` out', 'what is left out'],
    passes: ['the traffic that leaves the cluster', 'some issuers leave it empty', 'the authority signs the leaves'],
  },
  {
    pattern: /\bof (?:its|their) own\b/i,
    instead: 'its own …, a separate …',
    finds: ['a name of its own'],
    passes: ['its own name', 'on its own', 'a Secret of your own'],
  },
  {
    pattern: /\bof (?:[A-Z][A-Za-z]+|the [a-z]+)'s(?=[.,;:)]|$)/,
    instead: 'the plain genitive: "PostgreSQL\'s units", "units of PostgreSQL"',
    finds: ['units of PostgreSQL\'s', 'a field of the operator\'s, and another'],
    passes: ['the units of PostgreSQL\'s memory'],
  },
  {
    pattern: speaking('hears?|asks?|knows?|tells?|heard|told'),
    instead: 'receives, requests, calls, detects, supports, reports',
    finds: ['the operator knows no such field', 'the API server asks the webhook', 'a plugin never hears of it'],
    passes: ['users ask the maintainers', 'PostgreSQL speaks TLS'],
  },
  {
    pattern: speaking('says?|said'),
    instead: 'logs, reports, contains',
    finds: ['the operator says nothing', 'the API server then says so'],
    passes: ['say why in the annotation'],
  },
  {
    pattern: /\b(?:is|are|be|been|was|were) (?:not )?(?:asked(?! to\b)|heard|said|told)\b/i,
    instead: 'is called, is requested, is reported',
    finds: ['the plugin is asked for it', 'nothing is said'],
    passes: ['you are asked to confirm'],
  },
  {
    pattern: speaking('takes?', '(?! (?:place|over|effect|part|precedence|priority|down|up|about|at (?:most|least)|no (?:longer|time)|longer|(?:\\w+ )?(?:seconds?|minutes?|hours?|days?)'
      + '|\\d|an? (?:second|minute|hour|day|few|snapshot|backup)|snapshots?|backups?|the (?:snapshot|backup)|care)\\b)'),
    instead: 'accepts',
    finds: ['the operator takes any name', 'the API server does not take it'],
    passes: ['the operator takes a backup', 'the command takes two seconds', 'the plugin takes over'],
  },
  {
    pattern: /(?<!\bconnections? (?:is |are |was |were |be )?)\brefus(?:e|es|ed|ing|al|als)\b/i,
    instead: 'reject, rejected, rejection',
    finds: ['the operator refuses the Cluster', 'it is refused'],
    passes: ['the connection is refused'],
  },
  {
    pattern: /(?<!\b(?:let|stand) )(?<!stand-)\balone\b/i,
    instead: 'only, before the noun',
    finds: ['of snapshots alone'],
    passes: ['stand-alone', 'let alone'],
  },
  { pattern: /\bwhoever\b|\bbe it\b/i, instead: 'anyone who …; whether … or …', finds: ['Whoever has thought about it', 'be it the empty one'] },
  { pattern: /\bto and fro\b/i, instead: 'back and forth', finds: ['it goes to and fro'] },
  { pattern: /\bfor ever\b/i, instead: 'forever, or until when', finds: ['it waits for ever'], passes: ['for every cluster'] },
  { pattern: /\bwithout a word\b/i, instead: 'silently', finds: ['it is dropped without a word'] },
  { pattern: /\bslips? of the pen\b/i, instead: 'typo', finds: ['a slip of the pen'] },
  { pattern: /\b(?:an|the|this|each|every) installs?\b(?!-)/i, instead: 'installation', finds: ['an install of ours'], passes: ['the installed plugin'] },
  { pattern: /\bless than nothing\b/i, instead: 'negative', finds: ['a size of less than nothing'] },
  { pattern: /\bverdicts?\b/i, instead: 'result, finding', finds: ['the verdict is not complete'] },
  {
    pattern: /^(?:set|write|name|use|correct|remove|change) (?:it|them|one of them)\b/i,
    instead: 'name the field or the object',
    fixesOnly: true,
    finds: ['write one of them', 'set it'],
    passes: ['write item names in lower case'],
  },
];

/** How a fix begins. Not among them: leave, let, look, state, take. */
export const IMPERATIVES = new Set([
  'add', 'allow', 'annotate', 'apply', 'call', 'change', 'check', 'choose', 'combine', 'configure', 'copy', 'correct', 'create', 'declare', 'define', 'delete',
  'disable', 'drop', 'enable', 'give', 'increase', 'install', 'keep', 'label', 'list', 'lower', 'make', 'mark', 'merge', 'mount', 'move', 'name', 'omit',
  'open', 'pass', 'point', 'put', 'quote', 'raise', 'recreate', 'reduce', 'reference', 'remove', 'rename', 'replace', 'request', 'restart', 'run', 'scale',
  'select', 'separate', 'set', 'shorten', 'specify', 'split', 'start', 'store', 'swap', 'switch', 'upgrade', 'use', 'wait', 'write',
]);
