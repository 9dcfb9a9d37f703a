import { expect, test } from 'vitest'
import { openStage, type Stage } from '../../../emulator/stage/index'
import { listen } from '../../support/journey/phone'
import { Screen } from '../../support/journey/screen'
import { appFolder, personas, useStreet } from '../../support/journey/street'

const street = useStreet()

test('the stage opens with three phones; a card goes from the leader to her neighbour; a day moves all three', async () => {
  const { shop, browser, troubles } = street()
  const { page, glass, close } = await opensTheStage()
  try {
    const [lin, chen, xu] = [glass(0, 'lin'), glass(1, 'chen'), glass(2, 'xu')]
    await lin.see('home')
    await chen.see('desk', '5 月 21 日')
    await xu.see('today')

    // The leader hands a card on; it lies under the neighbour's phone, and opens the group in it.
    await chen.tap('open-group')
    await chen.tap('open-and-share')
    await chen.see('opened')
    await chen.tap('send-card')
    const tray = page.getByTestId('tray-0')
    await tray.getByRole('button', { name: '还差 24 瓶' }).click()
    await lin.see('missing', '还差 24 瓶')
    await lin.see('good-mandarin')

    await xu.see('define-groups', '1 个团')

    // A day later it is Friday on all three, and the group that nobody joined is over.
    await page.getByRole('button', { name: '+1 天' }).click()
    await page.getByTestId('clock').filter({ hasText: '5 月 22 日' }).waitFor()
    await lin.see('missing', '没成团')
    await chen.see('ended')
    await xu.see('define-groups', '0 个团')
    expect(shop.all('groups', { outcome: 'failed' })).toHaveLength(1)
  } finally {
    await close()
  }

  async function opensTheStage() {
    const stage: Stage = await openStage(shop.cloud, { root: appFolder(), personas })
    const context = await browser.newContext({
      viewport: { width: 1440, height: 960 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    const page = await context.newPage()
    listen(page, 'the stage', troubles)
    await page.goto(stage.url)
    return {
      page,
      glass: (index: number, who: string) =>
        new Screen(
          who,
          page.frameLocator(`[data-testid="phone-${index}"] iframe`),
          () => page.url(),
          'click',
        ),
      close: async () => {
        await context.close()
        await stage.close()
      },
    }
  }
})
