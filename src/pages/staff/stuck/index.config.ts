export default definePageConfig({ navigationBarTitleText: '卡住的事' })
