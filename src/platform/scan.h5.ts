import { overlay } from './overlay.h5'

export const scan = (hint = '把码上的字写在这里'): Promise<string | undefined> =>
  overlay<string>('scan', (box, close) => {
    box.title('扫一扫（演练）')
    const read = box.field(hint, 'code', text => close(text.trim() || undefined))
    box.button('就是它', 'done', () => close(read().trim() || undefined))
    box.quiet('返回', 'cancel', () => close())
  })
