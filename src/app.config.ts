const tab = (name: string) => `pages/tabs/${name}/index`
const inside = (name: string) => `${name}/index`

/** The main package holds the five tabs, as WeChat demands, and nothing else: a neighbour waits for nothing she may not need. */
const main = [...['home', 'orders', 'card', 'me'].map(tab), 'pages/work/index']

export default defineAppConfig({
  pages: __PARTS__ ? [...main, 'pages/parts/index'] : main,
  subPackages: [
    {
      root: 'pages/consumer',
      pages: [
        'group',
        'checkout',
        'order',
        'survey',
        'thread',
        'inbox',
        'points',
        'privacy',
        'agreement',
        'lost',
      ].map(inside),
    },
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
        'points',
        'hand-out',
        'orders',
        'order',
        'cases',
        'case',
        'members',
        'nps',
        'stuck',
        'audit',
        'goods',
        'stock',
        'stock-item',
        'claim',
      ].map(inside),
    },
  ],
  // Whoever looks at a group will want the rest of the loop: it comes while she looks.
  preloadRule: { [tab('home')]: { network: 'all', packages: ['pages/consumer'] } },
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
      { pagePath: tab('home'), text: '团购' },
      { pagePath: tab('orders'), text: '订单' },
      { pagePath: tab('card'), text: '会员' },
      { pagePath: tab('me'), text: '我的' },
      { pagePath: 'pages/work/index', text: '工作' },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  // WeChat starts the cloud with the app; Taro's type has not heard of the field.
  ...({ cloud: true } as object),
})
