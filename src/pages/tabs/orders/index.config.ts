export default definePageConfig({ navigationBarTitleText: '订单', onReachBottomDistance: 120 })
