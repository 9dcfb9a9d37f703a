export default definePageConfig({ navigationBarTitleText: '货与价' })
