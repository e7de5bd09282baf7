/** What was found is not what it should be; trying again will not help. The message is for whoever holds the backup. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}
