/** Why a text is not read as XML, as the end of a sentence. Quotes nothing of the text. */
export class XmlProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = "XmlProblem";
  }
}
