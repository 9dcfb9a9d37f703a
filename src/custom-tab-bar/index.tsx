/**
 * WeChat insists on this file once the tab bar is our own. The bar itself is drawn by `components/page`, where it
 * knows the hat and the elder mode and appears together with the page.
 */
export default function CustomTabBar() {
  return null
}
