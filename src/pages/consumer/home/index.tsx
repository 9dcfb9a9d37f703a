import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>团购</Text>
    </View>
  )
}
