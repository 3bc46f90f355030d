import type { KeyPairFields } from '../../../resources/key-pair.ts'
import type { Exporter } from '../exporter.ts'

export const keyPair: Exporter<KeyPairFields> = {
  kind: 'key-pair',
  type: 'tencentcloud_key_pair',
  blocks: ({ label, id, name, tags, fields }) => [
    {
      type: 'tencentcloud_key_pair',
      name: label,
      id,
      // Their names take letters, digits and underscores alone.
      arguments: {
        key_name: name.replaceAll(/[^A-Za-z0-9]/g, '_').slice(0, 25),
        public_key: fields.publicKey,
        tags,
      },
    },
  ],
}
