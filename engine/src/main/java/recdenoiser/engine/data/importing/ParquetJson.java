package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Records of Parquet as JSON objects: dates and moments as ISO 8601 in UTC, lists as lists, groups
 * as objects, bytes that are no text in hexadecimal digits, what is not there as nothing.
 */
final class ParquetJson {
  /** Of 1970-01-01, as Impala and Spark counted. */
  private static final long JULIAN_DAY = 2_440_588;

  private final MessageType schema;

  ParquetJson(MessageType schema) {
    this.schema = schema;
  }

  /** One line. */
  void write(Group record, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonReader.JSON.createGenerator(out)) {
      json.writeStartObject();
      fields(schema, record, json);
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void fields(GroupType type, Group group, JsonGenerator json) throws IOException {
    for (int field = 0; field < type.getFieldCount(); field++) {
      Type of = type.getType(field);
      int count = group.getFieldRepetitionCount(field);
      if (of.isRepetition(Type.Repetition.REPEATED)) {
        json.writeFieldName(of.getName());
        json.writeStartArray();
        for (int i = 0; i < count; i++) {
          value(of, group, field, i, json);
        }
        json.writeEndArray();
      } else if (count > 0) {
        json.writeFieldName(of.getName());
        value(of, group, field, 0, json);
      }
    }
  }

  private static void value(Type type, Group group, int field, int index, JsonGenerator json)
      throws IOException {
    if (type.isPrimitive()) {
      primitive(type.asPrimitiveType(), group, field, index, json);
      return;
    }
    GroupType of = type.asGroupType();
    Group value = group.getGroup(field, index);
    if (of.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
      list(of, value, json);
    } else {
      json.writeStartObject();
      fields(of, value, json);
      json.writeEndObject();
    }
  }

  /** Of elements, or of groups that hold one element each. */
  private static void list(GroupType type, Group group, JsonGenerator json) throws IOException {
    Type repeated = type.getType(0);
    boolean wrapped =
        !repeated.isPrimitive()
            && repeated.asGroupType().getFieldCount() == 1
            && !repeated.getName().equals("array")
            && !repeated.getName().equals(type.getName() + "_tuple");
    json.writeStartArray();
    for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
      if (!wrapped) {
        value(repeated, group, 0, i, json);
        continue;
      }
      Group element = group.getGroup(0, i);
      if (element.getFieldRepetitionCount(0) == 0) {
        json.writeNull();
      } else {
        value(repeated.asGroupType().getType(0), element, 0, 0, json);
      }
    }
    json.writeEndArray();
  }

  private static void primitive(
      PrimitiveType type, Group group, int field, int index, JsonGenerator json)
      throws IOException {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> json.writeBoolean(group.getBoolean(field, index));
      case FLOAT ->
          real(group.getFloat(field, index), Float.toString(group.getFloat(field, index)), json);
      case DOUBLE ->
          real(group.getDouble(field, index), Double.toString(group.getDouble(field, index)), json);
      case INT32 -> whole(group.getInteger(field, index), meaning, true, json);
      case INT64 -> whole(group.getLong(field, index), meaning, false, json);
      case INT96 -> json.writeString(julian(group.getInt96(field, index)).toString());
      case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(group.getBinary(field, index), meaning, json);
    }
  }

  /** What is no number is nothing. */
  private static void real(double value, String text, JsonGenerator json) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(new BigDecimal(text));
    } else {
      json.writeNull();
    }
  }

  private static void whole(
      long value, LogicalTypeAnnotation meaning, boolean narrow, JsonGenerator json)
      throws IOException {
    if (meaning instanceof DateLogicalTypeAnnotation) {
      json.writeString(LocalDate.ofEpochDay(value).toString());
    } else if (meaning instanceof TimestampLogicalTypeAnnotation stamp) {
      json.writeString(moment(value, stamp.getUnit()).toString());
    } else if (meaning instanceof TimeLogicalTypeAnnotation time) {
      json.writeString(LocalTime.ofNanoOfDay(unit(time.getUnit()).toNanos(value)).toString());
    } else if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      json.writeNumber(BigDecimal.valueOf(value, decimal.getScale()));
    } else if (meaning instanceof IntLogicalTypeAnnotation integer && !integer.isSigned()) {
      json.writeNumber(
          narrow
              ? BigInteger.valueOf(Integer.toUnsignedLong((int) value))
              : new BigInteger(Long.toUnsignedString(value)));
    } else {
      json.writeNumber(value);
    }
  }

  private static Instant moment(long value, LogicalTypeAnnotation.TimeUnit parquets) {
    TimeUnit unit = unit(parquets);
    long perSecond = unit.convert(1, TimeUnit.SECONDS);
    return Instant.ofEpochSecond(
        Math.floorDiv(value, perSecond), unit.toNanos(Math.floorMod(value, perSecond)));
  }

  private static TimeUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> TimeUnit.MILLISECONDS;
      case MICROS -> TimeUnit.MICROSECONDS;
      case NANOS -> TimeUnit.NANOSECONDS;
    };
  }

  /** Nanoseconds of the day, then the day. */
  private static Instant julian(Binary bytes) {
    ByteBuffer buffer = bytes.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanoseconds = buffer.getLong();
    long day = Integer.toUnsignedLong(buffer.getInt()) - JULIAN_DAY;
    return Instant.ofEpochSecond(day * 86_400, nanoseconds);
  }

  private static void bytes(Binary value, LogicalTypeAnnotation meaning, JsonGenerator json)
      throws IOException {
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      json.writeNumber(new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale()));
      return;
    }
    try {
      json.writeString(StandardCharsets.UTF_8.newDecoder().decode(value.toByteBuffer()).toString());
    } catch (CharacterCodingException e) {
      json.writeString(HexFormat.of().formatHex(value.getBytes()));
    }
  }
}
