import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>等回答的事</Text>
    </View>
  )
}
