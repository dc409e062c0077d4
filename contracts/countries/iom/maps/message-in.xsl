<?xml version="1.0" encoding="UTF-8"?>
<!--
  Any message, member by member under the canonical names, as maps/message.xsl writes it. A code may come as text or as an object with its
  code; the label is not read. What only a gateway says of a message (its id, its parties, its losses) is not a member of what comes in.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:iom="urn:trmgateway:iom"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-canonical.xsl"/>
  <xsl:import href="shape.xsl"/>

  <!-- members beside the groups: where the message belongs, and the field each becomes -->
  <xsl:variable name="iom:routing" as="map(xs:string, xs:string)" select="map {
      'caseNumber': 'trm_CaseNumber', 'caseReference': 'trm_CaseReference', 'recipient': 'trm_Recipient', 'recipients': 'trm_Recipient',
      'inReplyTo': 'trm_InReplyTo' }"/>

  <xsl:template match="fn:map" mode="form">
    <xsl:variable name="form" select="string(fn:string[@key eq 'form'])"/>
    <xsl:if test="not(fn:string[@key eq 'format'] = 'iom-intake/1')">
      <xsl:sequence select="iom:refuse($form || '.format', 'format')"/>
    </xsl:if>
    <xsl:element name="{$form}" namespace="urn:trmgateway:messages:1">
      <xsl:for-each select="*[not(@key = ('form', 'format'))]">
        <xsl:choose>
          <xsl:when test="exists($iom:routing(@key))">
            <Case><xsl:sequence select="iom:routed(., $form)"/></Case>
          </xsl:when>
          <xsl:when test="exists($trm:shape?groups(@key))">
            <xsl:sequence select="iom:group(., $form, $trm:shape?groups(@key))"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="iom:refuse($form, 'member-unknown')"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:function name="iom:routed" as="element()*">
    <xsl:param name="member" as="element()"/>
    <xsl:param name="form" as="xs:string"/>
    <xsl:variable name="path" select="$form || '.' || $member/@key"/>
    <xsl:variable name="wanted" select="if ($member/@key eq 'recipients') then 'array' else 'string'"/>
    <xsl:sequence select="if (local-name($member) ne $wanted) then iom:refuse($path, 'type-' || $wanted)
        else if (exists($member/*[not(self::fn:string)])) then iom:refuse($path, 'items-string')
        else if ($wanted eq 'array') then trm:leaf($iom:routing($member/@key), $member/fn:string)
        else trm:leaf($iom:routing($member/@key), $member)"/>
  </xsl:function>

  <!-- a group: an object, or an array of objects -->
  <xsl:function name="iom:group" as="element()*">
    <xsl:param name="member" as="element()"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:param name="repeats" as="xs:boolean"/>
    <xsl:variable name="name" select="string($member/@key)"/>
    <xsl:variable name="place" select="$path || '.' || $name"/>
    <xsl:choose>
      <xsl:when test="local-name($member) ne (if ($repeats) then 'array' else 'map')">
        <xsl:sequence select="iom:refuse($place, if ($repeats) then 'type-array' else 'type-map')"/>
      </xsl:when>
      <xsl:when test="$repeats and exists($member/*[not(self::fn:map)])">
        <xsl:sequence select="iom:refuse($place, 'items-map')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="if ($repeats) then $member/fn:map else $member">
          <xsl:element name="{$name}" namespace="urn:trmgateway:messages:1">
            <xsl:sequence select="* ! iom:member(., $name, $place)"/>
          </xsl:element>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="iom:member" as="element()*">
    <xsl:param name="member" as="element()"/>
    <xsl:param name="group" as="xs:string"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:variable name="name" select="string($member/@key)"/>
    <xsl:variable name="leaf" select="$trm:shape?leaves($name)[?group eq $group]"/>
    <xsl:variable name="place" select="$path || '.' || $name"/>
    <xsl:choose>
      <xsl:when test="$group eq 'Consent' and $name eq 'ConsentCell'">
        <xsl:sequence select="iom:group($member, $path, true())"/>
      </xsl:when>
      <xsl:when test="empty($leaf)">
        <xsl:sequence select="iom:refuse($path, 'member-unknown')"/>
      </xsl:when>
      <xsl:when test="$leaf?repeats and not($member/self::fn:array)">
        <xsl:sequence select="iom:refuse($place, 'type-array')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="(if ($leaf?repeats) then $member/* else $member) ! iom:read($name, ., $leaf, $place)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- one value: of the type of its field, a code with or without its label, or the reason why there is none -->
  <xsl:function name="iom:read" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="element()"/>
    <xsl:param name="leaf" as="map(*)"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$value/self::fn:map/fn:string[@key eq 'dataStatus'] and count($value/*) eq 1">
        <xsl:element name="{$name}" namespace="urn:trmgateway:messages:1">
          <xsl:attribute name="trm_dataStatus" select="trm:text($value/*)"/>
        </xsl:element>
      </xsl:when>
      <xsl:when test="$value/self::fn:map and $leaf?list ne '' and $leaf?kind eq 'string'">
        <xsl:sequence select="if (exists($value/*[not(@key = ('code', 'label'))])) then iom:refuse($path, 'member-unknown')
            else if (empty($value/fn:string[@key eq 'code'])) then iom:refuse($path || '.code', 'required')
            else iom:read($name, $value/fn:string[@key eq 'code'], $leaf, $path)"/>
      </xsl:when>
      <xsl:when test="local-name($value) ne $leaf?kind">
        <xsl:sequence select="iom:refuse($path, 'type-' || $leaf?kind)"/>
      </xsl:when>
      <xsl:when test="trm:text($value) eq ''">
        <xsl:sequence select="iom:refuse($path, 'empty')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="trm:leaf($name, $value)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
