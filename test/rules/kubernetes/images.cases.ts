import { RuleCases } from '../../support/rule-cases';
import { deployment, service } from '../support/plain-plugin';
import { sidecar, standalone } from '../support/programs';

const CONTAINER = 'spec.template.spec.containers[0].image';
const REQUIRED = 'required, because a container cannot start without an image';
const NO_SPACE = 'is not a valid image reference: expected no white space';

function patch(): object {
  const { spec: { selector: _, ...spec }, ...rest } = deployment({ image: undefined });
  return { ...rest, spec };
}

export const cases: RuleCases[] = [
  {
    id: 'image',
    throws: [
      ['an empty image', standalone({ image: '' }), 'plugins/example: image: required, because a container cannot start without an image'],
      ['a variable that is not set', standalone({ image: undefined as any }), 'plugins/example: image: required, because a container cannot start without an image'],
      ['a line break at the end', sidecar({ image: 'example:1.0.0\n' }), 'plugins/example: image: "example:1.0.0\\n" is not a valid image reference: expected no white space'],
      ['the image of the container that waits', sidecar({ waitImage: 'busy box' }), 'plugins/example: waitImage: "busy box" is not a valid image reference: expected no white space'],
    ],
    passes: [
      ['a tag', standalone({ image: 'example:1.0.0' })],
      ['a registry, a port and a digest', sidecar({ image: `registry.example.com:5000/example@sha256:${'0'.repeat(64)}`, waitImage: 'busybox' })],
    ],
    invalid: [
      ['a container without an image', { objects: [service(), deployment({ image: undefined })] }, `${CONTAINER}: ${REQUIRED}`],
      ['a space in an image', { objects: [service(), deployment({ image: 'audit: 1.0.0' })] }, `${CONTAINER}: "audit: 1.0.0" ${NO_SPACE}`],
    ],
    valid: [
      ['a container with an image', { objects: [service(), deployment({ image: 'audit:1.0.0' })] }],
      ['a patch', { objects: [service(), patch()] }],
      ['an image that is filled in later', { objects: [service(), deployment({ image: '{{ .Values.image }}' })] }],
    ],
  },
];
