import { generateKeyPairSync, sign } from 'node:crypto';
import { bits, context, contextPlain, identifierOf, integer, octets, sequence, setOf, text, time, yes } from './der.js';

const day = 86_400_000;
const ecdsaWithSha256 = sequence(identifierOf('2a8648ce3d040302'));
const commonName = identifierOf('550403');
const subjectAlternativeName = identifierOf('551d11');
const basicConstraints = identifierOf('551d13');

export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
}

/** A certificate for 127.0.0.1 that signs itself, valid for two days, made of nothing but node:crypto. */
export function aCertificate(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(setOf(sequence(commonName, text('stand-in'))));
  const now = Date.now();
  const body = sequence(
    context(0, integer(2)),
    integer(1),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(now - day)), time(new Date(now + day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    context(
      3,
      sequence(
        sequence(basicConstraints, yes, octets(sequence(yes))),
        sequence(subjectAlternativeName, octets(sequence(contextPlain(7, Buffer.from([127, 0, 0, 1]))))),
      ),
    ),
  );
  const certificate = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)));
  return { key: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })), cert: pem(certificate) };
}

const pem = (der: Buffer): Buffer => {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return Buffer.from(['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'));
};
