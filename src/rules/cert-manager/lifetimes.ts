import { authorityOf, DEFAULT_DURATION, lifetimeOf } from '../../inventory/certificates';
import { certificatesBehindPlugins } from '../../inventory/plugin-tls';
import { nanosecondsOf } from '../../values/go-duration';
import { asNumber } from '../../values/narrow';
import { Mistake, Rule } from '../engine/rule';
import { CERT_MANAGER, CERTIFICATE_SPEC, NEEDS_CERTIFICATE } from '../engine/source';

const MINUTE = 60_000_000_000n;
const SHORTEST_DURATION = 60n * MINUTE;
const SHORTEST_RENEWAL = 5n * MINUTE;

/** When a certificate ends, and when it is renewed, as a Certificate has it. */
export interface DurationInput {
  readonly duration?: unknown;
  readonly renewBefore?: unknown;
  readonly renewBeforePercentage?: unknown;
}

/** What cert-manager's webhook accepts. */
export const certificateDuration: Rule<DurationInput> = {
  id: 'certificate-duration',
  severity: 'error',
  title: '`duration` must be at least one hour, and `renewBefore` at least five minutes and shorter than `duration`',
  symptom: 'cert-manager\'s webhook rejects the Certificate ("certificate duration must be greater than …", "certificate renewBefore must be greater than …", '
    + '"must be greater than renewBefore", "are mutually exclusive"), also where it cannot read a duration',
  cause: 'cert-manager needs time to renew a certificate before it ends',
  fix: 'set duration to at least one hour, and renewBefore to at least five minutes and less than duration',
  source: CERTIFICATE_SPEC,
  kinds: ['Certificate'],
  needs: NEEDS_CERTIFICATE,
  check: ({ duration = DEFAULT_DURATION, renewBefore, renewBeforePercentage }) => {
    const [lasts, renewed] = [nanoseconds(duration), nanoseconds(renewBefore)];
    return [
      ...unreadable('duration', duration),
      ...unreadable('renewBefore', renewBefore),
      ...lasts !== undefined && lasts < SHORTEST_DURATION ? [{ path: ['duration'], message: `"${duration as string}" is too short: expected at least 1h` }] : [],
      ...renewed === undefined ? [] : mistakesInRenewal(renewBefore as string, renewed, duration, lasts),
      ...renewed !== undefined && asNumber(renewBeforePercentage) !== undefined
        ? [{ path: ['renewBeforePercentage'], message: 'cannot be combined with renewBefore', fix: 'remove renewBefore or renewBeforePercentage' }]
        : [],
    ];
  },
  targets: inventory => certificatesBehindPlugins(inventory).map(item => {
    const { duration, renewBefore, renewBeforePercentage } = item.spec;
    return { item, path: ['spec'], input: { duration: duration ?? undefined, renewBefore: renewBefore ?? undefined, renewBeforePercentage } };
  }),
};

function unreadable(field: string, duration: unknown): Mistake[] {
  const isReadable = typeof duration !== 'string' || nanoseconds(duration) !== undefined;
  return isReadable ? [] : [{ path: [field], message: `"${duration}" is not a valid duration: expected hours, minutes and seconds, such as "2160h" or "1h30m"` }];
}

function mistakesInRenewal(renewBefore: string, renewed: bigint, duration: unknown, lasts: bigint | undefined): Mistake[] {
  const path = ['renewBefore'];
  if (renewed < SHORTEST_RENEWAL) { return [{ path, message: `"${renewBefore}" is too short: expected at least 5m` }]; }
  return lasts !== undefined && renewed >= lasts ? [{ path, message: `"${renewBefore}" is too long: expected less than the duration, which is "${duration as string}"` }] : [];
}

/** Values of other types have a rule of their own. */
function nanoseconds(duration: unknown): bigint | undefined {
  return typeof duration === 'string' ? nanosecondsOf(duration) : undefined;
}

/** How long a certificate is used before it is renewed. */
export interface RenewalInput {
  readonly renewBefore: string;
  readonly duration: string;
  readonly minutesUsed: number;
}

/** A certificate that is renewed as soon as it is issued is renewed without end. */
export const certificateRenewal: Rule<RenewalInput> = {
  id: 'certificate-renewal',
  severity: 'warning',
  title: 'A certificate should be used for some time before it is renewed',
  symptom: 'cert-manager renews the certificate again and again, and each time the operator and the plugin have to load it',
  cause: 'cert-manager renews a certificate `renewBefore` ahead of its end, however short before that it was issued',
  fix: 'set renewBefore well below duration, such as to a third of it',
  source: `${CERT_MANAGER}/usage/certificate/`,
  kinds: ['Certificate'],
  needs: NEEDS_CERTIFICATE,
  check: ({ renewBefore, duration, minutesUsed }) => minutesUsed > 0 && minutesUsed < 5
    ? `"${renewBefore}" makes cert-manager renew the certificate ${counted(minutesUsed * 60, 'second')} after it is issued, because the duration is "${duration}"`
    : undefined,
  targets: inventory => certificatesBehindPlugins(inventory).flatMap(item => {
    const { spec: { duration = DEFAULT_DURATION, renewBefore } } = item;
    const lifetime = lifetimeOf(item);
    return lifetime && typeof renewBefore === 'string'
      ? [{ item, path: ['spec', 'renewBefore'], input: { renewBefore, duration, minutesUsed: lifetime.duration - lifetime.renewBefore } }]
      : [];
  }),
};

/** When an authority is renewed, and how long a certificate that it has signed is used; in minutes. */
export interface AuthorityRenewalInput {
  readonly renewBefore: number;
  readonly leafUsed: number;
}

/** cert-manager signs nothing again when an authority is renewed. */
export const authorityRenewal: Rule<AuthorityRenewalInput> = {
  id: 'authority-renewal',
  severity: 'warning',
  title: 'An authority should be renewed long enough before the certificates that it signs need it',
  symptom: 'for some time around the end of the authority\'s certificate each connection fails: "x509: certificate has expired or is not yet valid"',
  cause: 'cert-manager does not sign certificates again when their authority is renewed: each certificate is used until its own renewal',
  fix: 'set authorityRenewBefore to at least duration minus renewBefore, so that every certificate is renewed while its authority is valid',
  manifestFix: 'set renewBefore of the authority to at least duration minus renewBefore of the certificates that it signs, '
    + 'so that every certificate is renewed while its authority is valid',
  source: `${CERT_MANAGER}/configuration/ca/`,
  kinds: ['Certificate'],
  needs: NEEDS_CERTIFICATE,
  check: ({ renewBefore, leafUsed }) => renewBefore >= leafUsed
    ? undefined
    : `the authority is renewed ${counted(renewBefore / 60, 'hour')} before its end: expected at least ${counted(leafUsed / 60, 'hour')}, `
      + 'because the certificates that it signs are used for that long',
  targets: inventory => certificatesBehindPlugins(inventory).flatMap(leaf => {
    const authority = authorityOf(inventory, leaf);
    const [signed, signer] = [lifetimeOf(leaf), authority && lifetimeOf(authority)];
    return authority && signed && signer
      ? [{ item: authority, path: ['spec', 'renewBefore'], input: { renewBefore: signer.renewBefore, leafUsed: signed.duration - signed.renewBefore } }]
      : [];
  }),
};

function counted(number: number, unit: string): string {
  const rounded = Math.round(number * 10) / 10;
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'}`;
}
