/** Every kind of field that protobuf has, and methods of every kind. */
export const echoProto = `
// Kinds of everything.
syntax = "proto3";
package test.v1;
import "google/protobuf/any.proto";
import "google/protobuf/duration.proto";
import "google/protobuf/empty.proto";
import "google/protobuf/field_mask.proto";
import "google/protobuf/struct.proto";
import "google/protobuf/timestamp.proto";
import "google/protobuf/wrappers.proto";
import "nobody/has/options.proto";

option go_package = "example.com/test";

enum Color { COLOR_UNSPECIFIED = 0; RED = 1; DARK_RED = 2; }

// One of each.
message Everything {
  double a_double = 1;
  float a_float = 2;
  int32 an_int32 = 3;
  int64 an_int64 = 4;
  uint32 a_uint32 = 5;
  uint64 a_uint64 = 6;
  sint32 a_sint32 = 7;
  sint64 a_sint64 = 8;
  fixed32 a_fixed32 = 9;
  fixed64 a_fixed64 = 10;
  sfixed32 a_sfixed32 = 11;
  sfixed64 a_sfixed64 = 12;
  bool a_bool = 13;
  string a_string = 14 [(nobody.has.option) = { deep: [1, 2] }];
  bytes some_bytes = 15;
  // What it looks like.
  Color color = 16;
  optional int32 maybe = 17;
  repeated int64 many = 18;
  repeated Color colors = 19 [packed = false];
  map<string, int64> counts = 20;
  map<int32, Everything.Part> parts = 21;
  oneof choice { string text = 22; Part part = 23; }
  google.protobuf.Timestamp at = 24;
  google.protobuf.Duration lasts = 25;
  google.protobuf.Struct object = 26;
  google.protobuf.Value value = 27;
  google.protobuf.ListValue list = 28;
  google.protobuf.Any any = 29;
  google.protobuf.Int64Value wrapped = 30;
  google.protobuf.StringValue wrapped_text = 31;
  google.protobuf.FieldMask mask = 32;
  .test.v1.Everything child = 33;
  string renamed = 34 [json_name = "otherName"];
  reserved 100 to 200;
  message Part { string name = 1; Kind kind = 2; enum Kind { SMALL = 0; LARGE = 1; } }
}

message Nothing {}

service Echo {
  // Says the same.
  rpc Say (Everything) returns (Everything);
  rpc Look (Everything) returns (Everything) { option idempotency_level = NO_SIDE_EFFECTS; }
  rpc Repeat (Everything) returns (stream Everything);
  rpc Gather (stream Everything) returns (Everything);
  rpc Chat (stream Everything) returns (stream Everything);
  rpc Wrapped (google.protobuf.StringValue) returns (google.protobuf.StringValue);
  rpc Ping (google.protobuf.Empty) returns (Nothing);
}
`;
