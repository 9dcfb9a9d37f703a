export default definePageConfig({ navigationBarTitleText: '正在装的箱' })
