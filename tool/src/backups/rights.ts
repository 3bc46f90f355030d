/**
 * What whoever makes backups may do in COS. Without `AbortMultipartUpload`: the bucket's own rule removes what was not
 * finished.
 */
export const writingActions = [
  'cos:PutObject',
  'cos:InitiateMultipartUpload',
  'cos:UploadPart',
  'cos:CompleteMultipartUpload',
]

/** What lets a host see that a backup is there which it made, and nothing of what it holds. */
export const lookingActions = ['cos:HeadObject']
