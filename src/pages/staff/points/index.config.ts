export default definePageConfig({ navigationBarTitleText: '代为交货' })
