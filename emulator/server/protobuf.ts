/** The two protobuf messages of `wx.openApi`, by field number as wx-server-sdk 4.0.2 writes and reads them. */
import protobuf from 'protobufjs/minimal.js'

const { Reader, Writer } = protobuf

/** One argument of an open API: JSON text, or a file when `contentType` is given. */
export interface OpenApiPair {
  key: string
  value: Buffer
  contentType?: string
}

export interface OpenApiReply {
  data?: Buffer
  contentType?: string
  /** A failure of the gateway itself, for example -604101. */
  errorCode?: number
}

/** Reads the arguments from `CommApiData { 2: OpenApiData { 1: repeated KeyValuePair } }`. */
export function decodeOpenApiRequest(bytes: Uint8Array): OpenApiPair[] {
  const pairs: OpenApiPair[] = []
  eachField(bytes, (field, data) => {
    if (field === 2) eachField(data, (inner, pair) => inner === 1 && pairs.push(decodePair(pair)))
  })
  return pairs
}

/** Writes `CommOpenApiResp { 1: respData, 2: contentType, 3: errorCode, 4: httpCode }`. */
export function encodeOpenApiReply({ data, contentType, errorCode }: OpenApiReply): Buffer {
  const writer = Writer.create()
  if (data) writer.uint32(tag(1, BYTES)).bytes(data)
  if (contentType !== undefined) writer.uint32(tag(2, BYTES)).string(contentType)
  if (errorCode !== undefined) writer.uint32(tag(3, VARINT)).int32(errorCode)
  writer.uint32(tag(4, VARINT)).uint32(200)
  return Buffer.from(writer.finish())
}

const VARINT = 0
const BYTES = 2

function tag(field: number, wire: number): number {
  return (field << 3) | wire
}

/** `KeyValuePair { 1: key, 2: value, 3: contenttype, 4: filename }`. */
function decodePair(bytes: Uint8Array): OpenApiPair {
  const pair: OpenApiPair = { key: '', value: Buffer.alloc(0) }
  eachField(bytes, (field, data) => {
    if (field === 1) pair.key = Buffer.from(data).toString('utf8')
    if (field === 2) pair.value = Buffer.from(data)
    if (field === 3) pair.contentType = Buffer.from(data).toString('utf8')
  })
  return pair
}

/** Visits the length-delimited fields and passes over the others. */
function eachField(bytes: Uint8Array, visit: (field: number, data: Uint8Array) => void): void {
  const reader = Reader.create(bytes)
  while (reader.pos < reader.len) {
    const key = reader.uint32()
    if ((key & 7) === BYTES) visit(key >>> 3, reader.bytes())
    else reader.skipType(key & 7)
  }
}
