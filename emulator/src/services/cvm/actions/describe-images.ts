import type {
  DescribeImagesRequest,
  DescribeImagesResponse,
  Image as ShownImage,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { CloudError } from '../../../errors.ts'
import { applyFilters, containing, exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { type Image, images } from '../catalogue.ts'

const matchers: Matchers<Image> = {
  'image-id': exactly((image) => image.imageId),
  'image-type': exactly(() => 'PUBLIC_IMAGE'),
  'image-name': containing((image) => image.name),
  platform: containing((image) => image.platform),
}

/** https://cloud.tencent.com/document/api/213/15715 */
export const describeImages: Action<DescribeImagesRequest, DescribeImagesResponse> = (request) => {
  supportOnly(request, ['ImageIds', 'Filters', 'Offset', 'Limit', 'InstanceType'])
  const { ImageIds, Filters } = request
  if (ImageIds?.length && Filters?.length) {
    throw new CloudError(
      'InvalidParameter.InvalidParameterCoexistImageIdsFilters',
      'ImageIds and Filters cannot be given together.',
    )
  }
  const asked = images.filter(({ imageId }) => !ImageIds?.length || ImageIds.includes(imageId))
  const found = applyFilters(asked, Filters, { matchers })
  const page = pageOf(found, request, {
    limit: 20,
    maximum: 100,
    code: 'InvalidParameterValue.LimitExceeded',
  })
  return { TotalCount: found.length, ImageSet: page.map(show) }
}

function show({ imageId, name, osName, platform, size }: Image): ShownImage {
  return {
    ImageId: imageId,
    OsName: osName,
    ImageType: 'PUBLIC_IMAGE',
    ImageName: name,
    ImageDescription: name,
    ImageSize: size,
    Architecture: 'x86_64',
    ImageState: 'NORMAL',
    Platform: platform,
    ImageSource: 'OFFICIAL',
    IsSupportCloudinit: true,
    ImageDeprecated: false,
  }
}
