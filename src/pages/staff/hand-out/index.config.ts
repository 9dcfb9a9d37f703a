export default definePageConfig({
  navigationBarTitleText: '代为交货',
  navigationBarTextStyle: 'white',
  navigationBarBackgroundColor: '#1C211E',
  backgroundColor: '#1C211E',
})
