<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain forms of cells (CSV) and of lines (text) that go out; see plain-flat-in.xsl for how groups are told apart. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1" xmlns:c="urn:trmgateway:messages:1"
                xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="plain-out.xsl"/>

  <!-- csv or text -->
  <xsl:param name="plain:syntax" as="xs:string" required="yes"/>

  <xsl:template match="/c:*">
    <xsl:sequence select="if ($plain:syntax eq 'csv') then plain:csv(.) else plain:text(.)"/>
  </xsl:template>

  <!-- row n holds the n-th of every group -->
  <xsl:function name="plain:csv" as="element()">
    <xsl:param name="message" as="element()"/>
    <xsl:variable name="groups" select="plain:groups($message), $message/c:Consent/c:ConsentCell"/>
    <xsl:variable name="most" as="xs:integer">
      <xsl:variable name="counts" as="xs:integer*">
        <xsl:for-each-group select="$groups" group-by="local-name()">
          <xsl:sequence select="count(current-group())"/>
        </xsl:for-each-group>
      </xsl:variable>
      <xsl:sequence select="max((1, $counts))"/>
    </xsl:variable>
    <csv>
      <xsl:for-each select="1 to $most">
        <xsl:variable name="n" select="."/>
        <row>
          <cell name="{plain:name('form')}"><xsl:value-of select="plain:name(local-name($message))"/></cell>
          <xsl:if test="$n eq 1">
            <xsl:sequence select="plain:facts($message) ! plain:cell(.)"/>
          </xsl:if>
          <xsl:for-each-group select="$groups" group-by="local-name()">
            <xsl:for-each-group select="current-group()[$n] ! plain:fields(.)" group-by="local-name(), plain:said(.)" composite="yes">
              <cell name="{plain:name(local-name())}"><xsl:value-of select="plain:said(.)"/></cell>
            </xsl:for-each-group>
          </xsl:for-each-group>
        </row>
      </xsl:for-each>
    </csv>
  </xsl:function>

  <xsl:function name="plain:cell" as="element()">
    <xsl:param name="fact" as="map(*)"/>
    <cell name="{plain:name($fact?word)}"><xsl:value-of select="$fact?value"/></cell>
  </xsl:function>

  <xsl:function name="plain:text" as="element()">
    <xsl:param name="message" as="element()"/>
    <text>
      <line key="{plain:name('form')}"><xsl:value-of select="plain:name(local-name($message))"/></line>
      <xsl:for-each select="plain:facts($message)[not(?word = ('originalCode', 'losses', 'sealedFor'))]">
        <line key="{plain:name(?word)}"><xsl:value-of select="?value"/></line>
      </xsl:for-each>
      <xsl:for-each-group select="plain:groups($message)" group-by="local-name()">
        <xsl:for-each select="current-group()">
          <xsl:sequence select="plain:lines(., position())"/>
        </xsl:for-each>
      </xsl:for-each-group>
      <xsl:for-each select="plain:facts($message)[?word = ('originalCode', 'losses', 'sealedFor')]">
        <line key="{plain:name(?word)}"><xsl:value-of select="?value"/></line>
      </xsl:for-each>
    </text>
  </xsl:function>

  <xsl:function name="plain:lines" as="element()*">
    <xsl:param name="group" as="element()"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:if test="plain:repeats(local-name($group))">
      <line key="{plain:name(local-name($group))}"><xsl:value-of select="$number"/></line>
    </xsl:if>
    <!-- two codes that are one word here stand there once -->
    <xsl:for-each-group select="plain:fields($group)" group-by="local-name(), plain:said(.)" composite="yes">
      <line key="{plain:name(local-name())}"><xsl:value-of select="plain:said(.)"/></line>
    </xsl:for-each-group>
    <xsl:for-each select="$group/c:ConsentCell">
      <xsl:sequence select="plain:lines(., position())"/>
    </xsl:for-each>
  </xsl:function>

  <!-- a value; the reason why there is none stands in parentheses, for "unknown" can also be a code -->
  <xsl:function name="plain:said" as="xs:string">
    <xsl:param name="field" as="element()"/>
    <xsl:sequence select="if ($field/@trm_dataStatus) then '(' || plain:written($field) || ')' else plain:written($field)"/>
  </xsl:function>

  <!-- what a gateway says when it delivers: map { word, value } -->
  <xsl:function name="plain:facts" as="map(*)*">
    <xsl:param name="message" as="element()"/>
    <xsl:if test="$plain:delivered">
      <xsl:sequence select="map { 'word': 'messageId', 'value': $trm:context?message-id }, map { 'word': 'from', 'value': $trm:context?from },
          map { 'word': 'to', 'value': $trm:context?to }, map { 'word': 'created', 'value': plain:time-out($trm:context?created) },
          distinct-values($message//c:* ! trm:original(.)) ! map { 'word': 'originalCode', 'value': . },
          plain:losses($message) ! map { 'word': 'losses', 'value': plain:loss(.) },
          $message/c:Sealed/c:trm_SealedPart ! map { 'word': 'sealedFor', 'value': string(@to) }"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="plain:loss" as="xs:string">
    <xsl:param name="loss" as="xs:string"/>
    <xsl:variable name="words" select="tokenize($loss)"/>
    <xsl:sequence select="string-join(($words[1], trm:label('loss', $words[2]), $words[3]), ' ')"/>
  </xsl:function>
</xsl:stylesheet>
