import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>用户协议</Text>
    </View>
  )
}
