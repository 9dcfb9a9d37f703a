import assert from 'node:assert/strict'
import type { World } from './world.ts'

export async function walkStorage({ check, sdk }: World): Promise<void> {
  await check('storage: up, down, an address for a browser, and away', async () => {
    const bytes = Buffer.from('甜'.repeat(1000))
    const { fileID } = await sdk.uploadFile({ cloudPath: '目录/一 箱.txt', fileContent: bytes })
    assert.deepEqual((await sdk.downloadFile({ fileID })).fileContent, bytes)
    const { fileList } = await sdk.getTempFileURL({ fileList: [fileID] })
    const response = await fetch(fileList[0].tempFileURL)
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes)
    assert.equal((await sdk.deleteFile({ fileList: [fileID] })).fileList[0].status, 0)
    assert.equal((await fetch(fileList[0].tempFileURL)).status, 404)
    await assert.rejects(sdk.downloadFile({ fileID }))
  })
}
