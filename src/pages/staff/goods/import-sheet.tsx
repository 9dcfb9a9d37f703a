import { View } from '@tarojs/components'
import { Button, Link } from '@/components/button'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { paste } from '@/platform/clipboard'
import { refusalSentence } from '@/texts/refusals'
import { BadRows } from './bad-rows'
import { useImport } from './use-import'

/** The contract's limit, in characters. */
const LONGEST = 90_000

/** A list as it comes out of a spreadsheet, pasted as it is. */
export function ImportSheet({
  open,
  onClose,
  onDone,
}: {
  open: boolean
  onClose: () => void
  onDone: () => void
}) {
  const { text, type, send, busy, refusal, done } = useImport(onDone)
  const lines = text.trim() === '' ? 0 : text.trim().split('\n').length - 1
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="导入商品表"
      testid="import-sheet"
      foot={
        done ? (
          <Button full onClick={onClose} testid="import-close">
            看商品
          </Button>
        ) : (
          <Button full busy={busy} disabled={lines < 1} onClick={() => void send()} testid="import">
            {busy ? '正在读' : lines > 0 ? `导入 ${lines} 行` : '导入'}
          </Button>
        )
      }
    >
      {done ? (
        <View data-testid="import-done">
          <Note tone="accent" icon="check" title="都写进去了">
            新增 {done.added} 款，改了 {done.changed} 款，{done.same} 款和原来一样。
          </Note>
        </View>
      ) : (
        <>
          <View className="t26 dim mb2">
            第一行是列名：编号、名称、类别、规格、单买价、团购价、图、底色。同一个编号会改原来的那款。有一行不对，就一行都不写。
          </View>
          <Field
            value={text}
            onInput={type}
            lines={5}
            maxLength={LONGEST}
            label="商品表"
            placeholder="把表格的 CSV 整张贴在这里"
            wrong={!!refusal}
            testid="import-text"
          />
          <Link onClick={() => void paste().then(copied => copied && type(copied))} testid="paste">
            从剪贴板贴
          </Link>
          {refusal?.code === 'bad-rows' ? (
            <BadRows rows={refusal.rows} />
          ) : (
            refusal && (
              <View className="mt2" data-testid="refusal">
                <Note tone="warm" icon="warn">
                  {refusal.code === 'forbidden' ? '只有总部能导入商品' : refusalSentence(refusal)}
                  {refusal.code === 'broken' && `（编号 ${refusal.trace}）`}
                </Note>
              </View>
            )
          )}
        </>
      )}
    </Sheet>
  )
}
