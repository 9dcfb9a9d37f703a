import { overlay } from './overlay.h5'

export function call(number: string): void {
  void overlay<void>('phone-call', (box, close) => {
    box.title('打电话')
    box.big(number)
    box.button('知道了', 'done', () => close())
  })
}
