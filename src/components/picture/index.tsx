import { Image } from '@tarojs/components'

interface PictureProps {
  /** A picture of ours (imported .svg) or an address. */
  src: string
  className?: string
  style?: string
  /** What it shows, if that is not said beside it. */
  label?: string
  onClick?: () => void
}

/** A picture that fills the box its class gives it. */
export function Picture({ src, className, style, label, onClick }: PictureProps) {
  const named =
    process.env.TARO_ENV === 'h5'
      ? { nativeProps: { alt: label ?? '' } }
      : label
        ? { 'aria-label': label }
        : {}
  return <Image src={src} className={className} style={style} onClick={onClick} {...named} />
}
