export default definePageConfig({ navigationBarTitleText: '零件' })
