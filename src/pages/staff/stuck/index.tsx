import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>卡住的事</Text>
    </View>
  )
}
