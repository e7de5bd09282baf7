/** What was found is not what it should be; trying again will not help. The message is for whoever runs the command. */
export class ChangeRefused extends Error {
  override readonly name = 'ChangeRefused';
}

/** It could not be done now, and nothing has turned over: the same command again goes on. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}
