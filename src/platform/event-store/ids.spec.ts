import { describe, expect, it } from '@jest/globals';
import { commandIdOf, eventIdOf, idFor, stepCommandIdOf, uuidV5 } from './ids.js';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
const COMMAND = '31aabbe4-11f9-5544-aa92-ea7568b2cdfd';

// The vectors were computed with Python's uuid.uuid5. Changing one of these ids splits every retry in two.
describe('derived ids', () => {
  it('agrees with RFC 9562, appendix A.4', () => {
    expect(uuidV5(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('pins the command id of a client and a key', () => {
    expect(commandIdOf('person:7b1f2c1e-0000-4000-8000-000000000001', 'k-1')).toBe(COMMAND);
  });

  it('keeps client and key apart', () => {
    expect(commandIdOf('a","b', 'c')).not.toBe(commandIdOf('a', 'b","c'));
  });

  it('pins the ids of events, of what a command creates, and of its steps', () => {
    expect(eventIdOf(COMMAND, 0)).toBe('491b4f93-5661-5167-bfa6-eeaa70706200');
    expect(idFor(COMMAND, 'project')).toBe('6f7db202-2a48-5929-aa55-b03684a22e80');
    expect(stepCommandIdOf(COMMAND, 'parcel')).toBe('e5162821-6bb9-5cb6-bdae-c23e03787a13');
  });

  it('never gives one id to an event, a created thing and a step', () => {
    expect(new Set([eventIdOf(COMMAND, 0), idFor(COMMAND, '0'), stepCommandIdOf(COMMAND, '0')]).size).toBe(3);
  });

  it('hashes the UTF-8 bytes of the name', () => {
    expect(uuidV5(DNS, 'Қадам')).toBe('6364c263-1da2-5ab2-bc77-5b88db062bfd');
  });

  it('refuses a namespace that is no UUID', () => {
    expect(() => uuidV5('project-1', 'x')).toThrow(TypeError);
  });
});
