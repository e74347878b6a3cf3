<%@ WebService Language="C#" Class="Rich" %>
// Everything that a schema made from C# can hold. Compiled by Mono at the first request.
using System;
using System.Web.Services;
using System.Web.Services.Protocols;
using System.Xml;
using System.Xml.Serialization;

public enum Color { Red, Green, [XmlEnum("dark blue")] Blue }

[XmlInclude(typeof(Dog)), XmlInclude(typeof(Cat))]
public abstract class Animal { public string Name; }
public class Dog : Animal { public bool Barks; }
public class Cat : Animal { public int Lives; }

public class Money {
  [XmlText] public decimal Amount;
  [XmlAttribute] public string currency;
}

public class Line { public string Sku; public int Qty; }

public class Order {
  [XmlAttribute] public int id;
  [XmlAttribute] public DateTime at;
  public string Note;
  public Color Color;
  public int? Maybe;
  public Money Price;
  public Animal[] Pets;
  [XmlElement("Line")] public Line[] Lines;
  [XmlArray("Tags"), XmlArrayItem("Tag")] public string[] Tags;
  public byte[] Blob;
  public long Big;
  public Order Child;
  [XmlElement("Card", typeof(string)), XmlElement("Iban", typeof(int))] public object Pay;
  [XmlElement(DataType = "date")] public DateTime Day;
  public object Anything;
}

public class Token : SoapHeader {
  public string Key;
  [XmlAttribute] public int level;
}

[WebService(Namespace = "urn:rich")]
public class Rich : WebService {
  public Token token;

  [WebMethod] public Order Echo(Order order) { return order; }

  [WebMethod, SoapDocumentMethod(ParameterStyle = SoapParameterStyle.Bare)] public Order Bare(Order order) { return order; }

  [WebMethod, SoapHeader("token", Direction = SoapHeaderDirection.InOut)]
  public string Secret() {
    if (token == null) return null;
    var told = token.Key + token.level;
    token.Key = "changed";
    return told;
  }

  [WebMethod, SoapRpcMethod]
  public Line Encoded(Line line, int[] numbers, string suffix) {
    line.Qty += numbers.Length;
    line.Sku += suffix;
    return line;
  }

  [WebMethod] public XmlNode Xml(XmlNode node) { return node; }

  [WebMethod, SoapDocumentMethod(OneWay = true)] public void Fire(string text) {}

  [WebMethod] public int Twice(int a) { return a * 2; }

  [WebMethod(MessageName = "TwiceText")] public string Twice(string a) { return a + a; }

  [WebMethod]
  public string Fail(string text) {
    var detail = new XmlDocument().CreateElement("detail");
    detail.InnerXml = "<why xmlns=''>" + text + "</why>";
    throw new SoapException("no " + text, new XmlQualifiedName("Custom", "urn:rich"), "urn:actor", detail);
  }
}
