const consumer = (name: string) => `pages/consumer/${name}/index`
const inside = (name: string) => `${name}/index`

/** Pages of the main package; the five of the tab bar must be here. */
const main = [
  ...[
    'home',
    'orders',
    'card',
    'me',
    'group',
    'checkout',
    'order',
    'survey',
    'thread',
    'inbox',
    'points',
    'privacy',
    'agreement',
  ].map(consumer),
  'pages/work/index',
]

export default defineAppConfig({
  pages: __PARTS__ ? [...main, 'pages/parts/index'] : main,
  subPackages: [
    {
      root: 'pages/leader',
      pages: ['desk', 'open-group', 'share', 'pickups', 'hand-out', 'commission'].map(inside),
    },
    {
      root: 'pages/staff',
      pages: [
        'today',
        'groups',
        'group',
        'orders',
        'order',
        'cases',
        'case',
        'members',
        'nps',
        'stuck',
        'audit',
        'goods',
        'claim',
      ].map(inside),
    },
  ],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '邻团',
    navigationBarTextStyle: 'black',
    navigationBarBackgroundColor: '#FBF8F3',
    backgroundColor: '#FBF8F3',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    custom: true,
    color: '#6B645B',
    selectedColor: '#075E46',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: consumer('home'), text: '团购' },
      { pagePath: consumer('orders'), text: '订单' },
      { pagePath: consumer('card'), text: '会员' },
      { pagePath: consumer('me'), text: '我的' },
      { pagePath: 'pages/work/index', text: '工作' },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  // WeChat starts the cloud with the app; Taro's type has not heard of the field.
  ...({ cloud: true } as object),
})
