export { toast } from './overlay.h5'
