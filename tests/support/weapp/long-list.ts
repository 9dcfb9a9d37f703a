/** How the list of a group's goods is scrolled on a phone where nothing is laid out: by saying what is near the screen. */

/** Rows that come and go together (`src/components/long-list`). */
export const rowsInPiece = 3
const piecesInBlock = 12
/** Of a long list at most so many pieces are near a tall screen: 932 px and 128 on either side, 92 a row. */
export const piecesNear = 5

export const piecesOf = (rows: number): number => Math.ceil(rows / rowsInPiece)

/** What is near the screen when piece `first` of the pool is at its upper end. */
export const fromPiece =
  (first: number) =>
  (id: string): boolean => {
    const [, block, at] = /^pool-(block-)?(\d+)$/.exec(id) ?? []
    const last = first + piecesNear - 1
    const [from, to] = block
      ? [Math.floor(first / piecesInBlock), Math.floor(last / piecesInBlock)]
      : [first, last]
    return Number(at) >= from && Number(at) <= to
  }
