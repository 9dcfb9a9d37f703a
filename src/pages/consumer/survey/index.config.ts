export default definePageConfig({ navigationBarTitleText: '两问' })
