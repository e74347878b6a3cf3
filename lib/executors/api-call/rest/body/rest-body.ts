export interface RestBody {
  contentType: string;
  content: string | Buffer;
}
