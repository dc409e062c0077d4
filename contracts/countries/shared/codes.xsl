<?xml version="1.0" encoding="UTF-8"?>
<!-- What every map may use: code tables, labels, places, dates, and the ways to refuse. The gateway sets the parameters. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:trm="urn:trmgateway:map:1" exclude-result-prefixes="#all">

  <!-- the country of the pack, lower case -->
  <xsl:param name="trm:country" as="xs:string" required="yes"/>
  <!-- table -> map { field, in: national -> row, out: canonical -> row, folded: national in small letters -> national }; a row is map { target, relation, label } -->
  <xsl:param name="trm:tables" as="map(*)" required="yes"/>
  <!-- list -> code -> label, in the language of the document -->
  <xsl:param name="trm:labels" as="map(*)" required="yes"/>
  <!-- national place code, or ISO 3166-2 region -> map { code, name, district, region, country } -->
  <xsl:param name="trm:places" as="map(*)" required="yes"/>
  <!-- what a canonical message is made of: map { groups: group -> whether it repeats, leaves: element -> map { group, list, kind, repeats } } -->
  <xsl:param name="trm:shape" as="map(*)" required="yes"/>
  <!-- the numbers the country gives people: maps { name, pattern, weights, modulus, remainder } -->
  <xsl:param name="trm:identifiers" as="map(*)*" required="yes"/>
  <!-- type, message-id, case-reference, case-number, from, to, created, in-reply-to, language; empty when a form comes in -->
  <xsl:param name="trm:context" as="map(*)" required="yes"/>

  <!-- text as typed, without stray white space, composed characters -->
  <xsl:function name="trm:text" as="xs:string">
    <xsl:param name="value" as="item()?"/>
    <xsl:sequence select="normalize-unicode(normalize-space(string($value)), 'NFC')"/>
  </xsl:function>

  <!-- the row of a code table for a national code; an unknown code refuses the message -->
  <xsl:function name="trm:row" as="map(*)">
    <xsl:param name="table" as="xs:string"/>
    <xsl:param name="national" as="item()"/>
    <xsl:variable name="row" select="$trm:tables($table)?in(trm:text($national))"/>
    <xsl:sequence select="if (exists($row)) then $row else
        error(QName('urn:trmgateway:map:1', 'trm:CODE_UNKNOWN'), '', ($trm:tables($table)?field, $table))"/>
  </xsl:function>

  <!-- the canonical code for a national one; empty when the table says there is none -->
  <xsl:function name="trm:code" as="xs:string?">
    <xsl:param name="table" as="xs:string"/>
    <xsl:param name="national" as="item()"/>
    <xsl:sequence select="trm:row($table, $national)?target[. ne '']"/>
  </xsl:function>

  <!-- the row of a code table for a canonical code, when going out; an unknown one is an error of the pack -->
  <xsl:function name="trm:row-out" as="map(*)">
    <xsl:param name="table" as="xs:string"/>
    <xsl:param name="canonical" as="item()"/>
    <xsl:variable name="row" select="$trm:tables($table)?out(trm:text($canonical))"/>
    <xsl:sequence select="if (exists($row)) then $row else
        error(QName('urn:trmgateway:map:1', 'trm:CODE_UNKNOWN'), '', ($trm:tables($table)?field, $table))"/>
  </xsl:function>

  <!-- the national code for a canonical one -->
  <xsl:function name="trm:national" as="xs:string">
    <xsl:param name="table" as="xs:string"/>
    <xsl:param name="canonical" as="item()"/>
    <xsl:sequence select="trm:row-out($table, $canonical)?target"/>
  </xsl:function>

  <!-- what a relation between codes costs: a kind of loss, or nothing -->
  <xsl:function name="trm:cost" as="xs:string?">
    <xsl:param name="row" as="map(*)"/>
    <xsl:sequence select="if ($row?relation eq 'exact') then () else if ($row?relation eq 'broader') then 'WIDENED'
        else if ($row?relation eq 'narrower') then 'NARROWED' else if ($row?target eq '') then 'DROPPED' else 'DEFAULTED'"/>
  </xsl:function>

  <!-- the label of a canonical code in the language of the document; the code itself where there is no label -->
  <xsl:function name="trm:label" as="xs:string">
    <xsl:param name="list" as="xs:string"/>
    <xsl:param name="code" as="item()"/>
    <xsl:sequence select="($trm:labels($list) ! .(trm:text($code)), trm:text($code))[1]"/>
  </xsl:function>

  <!-- a word of the documents themselves, for example what is said in place of a withheld value -->
  <xsl:function name="trm:word" as="xs:string">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="trm:label('words', $word)"/>
  </xsl:function>

  <!-- a place by its national code or its ISO 3166-2 region; an unknown one refuses the message -->
  <xsl:function name="trm:place" as="map(*)">
    <xsl:param name="code" as="item()"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:variable name="place" select="$trm:places(trm:text($code))"/>
    <xsl:sequence select="if (exists($place)) then $place else
        error(QName('urn:trmgateway:map:1', 'trm:CODE_UNKNOWN'), '', ($field, 'places'))"/>
  </xsl:function>

  <!-- refuses the message because a value breaks a rule; give the id of the field and the name of the rule, never the value. Use the result:
       a check whose result is not used is never made. -->
  <xsl:function name="trm:invalid" as="xs:string">
    <xsl:param name="field" as="xs:string"/>
    <xsl:param name="rule" as="xs:string"/>
    <xsl:sequence select="error(QName('urn:trmgateway:map:1', 'trm:VALUE_INVALID'), '', ($field, $rule))"/>
  </xsl:function>

  <!--
    A number of a person. One of the country's own must be right, and is given without blanks, in capitals, with Cyrillic look-alikes as the Latin
    letters they stand for; another country's stays as it is.
  -->
  <xsl:function name="trm:identifier" as="xs:string">
    <xsl:param name="number" as="item()"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:variable name="folded" select="translate(upper-case(replace(trm:text($number), '\s', '')), 'АВЕКМНОРСТХІ', 'ABEKMHOPCTXI')"/>
    <xsl:variable name="rules" select="$trm:identifiers[matches($folded, ?pattern)]"/>
    <xsl:sequence select="if (empty($rules)) then trm:text($number)
        else if (trm:is-identifier($folded)) then $folded else trm:invalid($field, $rules[1]?name)"/>
  </xsl:function>

  <!-- whether a number is one of the country's own, and right -->
  <xsl:function name="trm:is-identifier" as="xs:boolean">
    <xsl:param name="number" as="xs:string"/>
    <xsl:sequence select="some $rule in $trm:identifiers[matches($number, ?pattern)] satisfies trm:adds-up($number, $rule)"/>
  </xsl:function>

  <xsl:function name="trm:adds-up" as="xs:boolean">
    <xsl:param name="number" as="xs:string"/>
    <xsl:param name="rule" as="map(*)"/>
    <!-- 0 to 9, then A is 10; strokes and dashes do not count -->
    <xsl:variable name="figures" select="string-to-codepoints(replace($number, '[^0-9A-Z]', '')) ! (if (. lt 65) then . - 48 else . - 55)"/>
    <xsl:variable name="sum" select="sum(for $i in 1 to count($rule?weights) return $figures[$i] * $rule?weights[$i])"/>
    <xsl:sequence select="empty($rule?weights) or (($sum mod $rule?modulus) + $rule?modulus) mod $rule?modulus eq $rule?remainder"/>
  </xsl:function>

  <!-- an ISO date that exists in the calendar; a year, or year and month, where the day is not known -->
  <xsl:function name="trm:date" as="xs:string">
    <xsl:param name="value" as="item()"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:variable name="iso" select="trm:text($value)"/>
    <xsl:sequence select="if (matches($iso, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') and $iso castable as xs:date
        or matches($iso, '^[0-9]{4}-[0-9]{2}$') and $iso castable as xs:gYearMonth
        or matches($iso, '^[0-9]{4}$') and $iso castable as xs:gYear) then $iso else trm:invalid($field, 'date')"/>
  </xsl:function>

  <!-- 07.03.1996, 00.03.1996, 00.00.1996 or 1996, with or without a last dot: to ISO -->
  <xsl:function name="trm:date-dmy" as="xs:string">
    <xsl:param name="value" as="item()"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:variable name="parts" select="reverse(tokenize(replace(trm:text($value), '\.$', ''), '\.\s*'))"/>
    <xsl:variable name="padded" select="$parts ! (if (string-length(.) eq 1) then '0' || . else .)"/>
    <xsl:variable name="known" select="$padded[1],
        if (count($padded) eq 3 and $padded[2] eq '00' and $padded[3] eq '00') then () else ($padded[2], $padded[3][. ne '00'])"/>
    <xsl:sequence select="trm:date(string-join($known, '-'), $field)"/>
  </xsl:function>

  <!-- ISO to 07.03.1996, 03.1996 or 1996 -->
  <xsl:function name="trm:dmy" as="xs:string">
    <xsl:param name="iso" as="item()"/>
    <xsl:sequence select="string-join(reverse(tokenize(trm:text($iso), '-')), '.')"/>
  </xsl:function>
</xsl:stylesheet>
