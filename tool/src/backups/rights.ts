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
