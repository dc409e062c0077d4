<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the plain forms of every syntax have in common. A plain form is a canonical message, group by group and field by field, with the names of
  the country (words.csv) and its codes: those of a code table where the words name one, else the labels of the list in the language of the
  country; countries and languages keep their ISO codes.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1" exclude-result-prefixes="#all">

  <!-- names: canonical -> national; elements: national in small letters -> canonical; tables: field -> code table -->
  <xsl:param name="plain:words" as="map(*)" required="yes"/>
  <!-- list -> label in small letters, in any language of the pack -> code -->
  <xsl:param name="plain:codes" as="map(*)" required="yes"/>
  <!-- how dates are written, for example DD.MM.YYYY -->
  <xsl:param name="plain:dates" as="xs:string" required="yes"/>
  <!-- labels: a code without a code table is written as its label; canonical: as it is -->
  <xsl:param name="plain:coding" as="xs:string" required="yes"/>
  <!-- id of the format -->
  <xsl:param name="plain:format" as="xs:string" required="yes"/>

  <xsl:variable name="plain:iso-lists" as="xs:string+" select="'Country', 'Language'"/>
  <xsl:variable name="plain:routing" as="xs:string+" select="'trm_CaseNumber', 'trm_CaseReference', 'trm_Recipient', 'trm_InReplyTo'"/>

  <!-- the national name of something canonical, or of something the form itself says -->
  <xsl:function name="plain:name" as="xs:string">
    <xsl:param name="canonical" as="xs:string"/>
    <xsl:sequence select="$plain:words?names($canonical)"/>
  </xsl:function>

  <!-- the canonical name for a national one -->
  <xsl:function name="plain:element" as="xs:string?">
    <xsl:param name="national" as="item()"/>
    <xsl:sequence select="$plain:words?elements(plain:fold($national))"/>
  </xsl:function>

  <xsl:function name="plain:fold" as="xs:string">
    <xsl:param name="text" as="item()"/>
    <xsl:sequence select="lower-case(trm:text($text))"/>
  </xsl:function>

  <!-- the code table of a field; none where its codes are written as labels, or it has none -->
  <xsl:function name="plain:table" as="xs:string?">
    <xsl:param name="field" as="xs:string"/>
    <xsl:sequence select="$plain:words?tables($field)"/>
  </xsl:function>

  <!-- whether the codes of a list are written as labels -->
  <xsl:function name="plain:labelled" as="xs:boolean">
    <xsl:param name="list" as="xs:string"/>
    <xsl:sequence select="$plain:coding eq 'labels' and $list ne '' and not($list = $plain:iso-lists)"/>
  </xsl:function>

  <xsl:function name="plain:is-group" as="xs:boolean">
    <xsl:param name="canonical" as="xs:string?"/>
    <xsl:sequence select="$canonical eq 'ConsentCell' or exists($canonical ! $trm:shape?groups(.))"/>
  </xsl:function>

  <xsl:function name="plain:repeats" as="xs:boolean">
    <xsl:param name="group" as="xs:string"/>
    <xsl:sequence select="$group eq 'ConsentCell' or boolean($trm:shape?groups($group))"/>
  </xsl:function>

  <!-- 7. 3. 1996, 07/03/1996, 00.03.1996, 03.1996 or 1996 to ISO, or ISO as it is -->
  <xsl:function name="plain:date-in" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:sequence select="if ($plain:dates eq 'YYYY-MM-DD') then trm:date($text, $field) else trm:date-dmy(translate($text, '&#160;&#8239;/', '  .'), $field)"/>
  </xsl:function>

  <!-- ISO in the way of the country; where the day or the month is not known, without it -->
  <xsl:function name="plain:date-out" as="xs:string">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:variable name="parts" select="tokenize($iso, '-')"/>
    <xsl:variable name="pattern" select="if ($plain:dates eq 'YYYY-MM-DD') then substring($plain:dates, 1, string-length($iso))
        else if (count($parts) eq 3) then $plain:dates
        else if (count($parts) eq 2) then replace($plain:dates, '^D+[^M]+', '') else replace($plain:dates, '^D+[^M]+M+[^Y]+', '')"/>
    <xsl:variable name="day" select="($parts[3], '')[1]"/>
    <xsl:variable name="month" select="($parts[2], '')[1]"/>
    <xsl:sequence select="$pattern => replace('YYYY', $parts[1]) => replace('MM', $month) => replace('M', replace($month, '^0', ''))
        => replace('DD', $day) => replace('D', replace($day, '^0', ''))"/>
  </xsl:function>

  <!-- a point in time: its date in the way of the country, then time and offset -->
  <xsl:function name="plain:time-in" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="field" as="xs:string"/>
    <xsl:variable name="iso" select="replace($text, '^(.*[0-9.])[ T]([0-9]{2}:[0-9]{2}.*)$', '$1')"/>
    <xsl:variable name="instant" select="if ($iso eq $text or $plain:dates eq 'YYYY-MM-DD') then $text
        else plain:date-in($iso, $field) || 'T' || replace(substring($text, string-length($iso) + 2), ' ', '')"/>
    <!-- people write the time of their own clock with its offset; the message has it in UTC -->
    <xsl:sequence select="if ($instant castable as xs:dateTimeStamp)
        then string(adjust-dateTime-to-timezone(xs:dateTime($instant), xs:dayTimeDuration('PT0S'))) else trm:invalid($field, 'time')"/>
  </xsl:function>

  <xsl:function name="plain:time-out" as="xs:string">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:sequence select="if ($plain:dates eq 'YYYY-MM-DD') then $iso
        else plain:date-out(substring-before($iso, 'T')) || ' ' || substring-after($iso, 'T')"/>
  </xsl:function>

  <!-- refuses the form; what is said is a path of names of the form and the rule, never what stands there -->
  <xsl:function name="plain:refuse" as="item()*">
    <xsl:param name="path" as="xs:string"/>
    <xsl:param name="rule" as="xs:string"/>
    <xsl:sequence select="error(QName('urn:trmgateway:map:1', 'trm:SCHEMA'), '', (replace($path, '\s+', '_'), $rule))"/>
  </xsl:function>
</xsl:stylesheet>
