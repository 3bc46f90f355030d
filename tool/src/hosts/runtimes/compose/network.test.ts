import { expect, it } from 'vitest'
import { containerNetwork } from './network.ts'

it('gives each container of a host an address of its own', () => {
  expect(containerNetwork('', '10.40.1.7', 8000)).toEqual({
    subnet: '172.30.77.0/28',
    gateway: '172.30.77.1',
    web: '172.30.77.2',
    slots: { blue: '172.30.77.3', green: '172.30.77.4' },
    port: 8000,
  })
})

it('keeps away from the private range that the host and its databases are in', () => {
  expect(containerNetwork('', '172.30.1.7', 8000).subnet).toBe('192.168.77.0/28')
  expect(containerNetwork('', '192.168.77.5', 8000).subnet).toBe('172.30.77.0/28')
  expect(containerNetwork('', '172.15.1.7', 8000).subnet).toBe('172.30.77.0/28')
})

it('keeps the network that is there', () => {
  expect(containerNetwork('192.168.77.0/28', '10.40.1.7', 8000).slots.green).toBe('192.168.77.4')
})
