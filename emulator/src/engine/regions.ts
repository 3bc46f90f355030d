/**
 * The regions and zones that the emulated cloud has, a part of the cloud's. A zone's number is the first one of
 * its region plus the digit of its name. https://cloud.tencent.com/document/product/213/6091
 */
export interface Region {
  readonly name: string
  readonly title: string
  readonly zones: readonly Zone[]
}

export interface Zone {
  readonly name: string
  readonly title: string
  readonly id: number
}

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八']

export const regions: readonly Region[] = [
  region('ap-guangzhou', '广州', '华南地区', 100_000, [3, 4, 6, 7]),
  region('ap-shanghai', '上海', '华东地区', 200_000, [2, 3, 4, 5, 8]),
  region('ap-nanjing', '南京', '华东地区', 330_000, [1, 2, 3]),
  region('ap-beijing', '北京', '华北地区', 800_000, [3, 4, 5, 6, 7]),
  region('ap-chengdu', '成都', '西南地区', 160_000, [1, 2]),
  region('ap-chongqing', '重庆', '西南地区', 190_000, [1]),
  region('ap-hongkong', '香港', '港澳台地区', 300_000, [2, 3]),
  region('ap-singapore', '新加坡', '亚太东南', 900_000, [1, 2, 3, 4]),
]

const regionsByName = new Map(regions.map((each) => [each.name, each]))

export function findRegion(name: string): Region | undefined {
  return regionsByName.get(name)
}

/** The zone of that name, if the region has it. */
export function findZone(regionName: string, zoneName: string): Zone | undefined {
  return findRegion(regionName)?.zones.find((zone) => zone.name === zoneName)
}

function region(name: string, city: string, area: string, firstId: number, digits: number[]): Region {
  const zones = digits.map((digit) => ({
    name: `${name}-${digit}`,
    title: `${city}${numerals[digit]}区`,
    id: firstId + digit,
  }))
  return { name, title: `${area}(${city})`, zones }
}
