<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a JSON form of iom-intake/1 may hold. A member that is not listed, one of another type and a required one that is missing refuse the
  form; what is said is the path of names listed here and the rule, never a name or value of the form.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:plain="urn:trmgateway:plain:1" xmlns:iom="urn:trmgateway:iom" exclude-result-prefixes="#all">

  <!-- type: string, number, boolean, map or array; items: type of the items of an array -->
  <xsl:variable name="iom:decision" as="element()">
    <object>
      <member name="form" type="string" required="yes"/>
      <member name="format" type="string" required="yes"/>
      <member name="caseReference" type="string" required="yes"/>
      <member name="inReplyTo" type="string" required="yes"/>
      <member name="recipient" type="string"/>
      <member name="caseNumber" type="string"/>
      <member name="decision" type="string" required="yes"/>
      <member name="reason" type="string"/>
      <member name="decidedOn" type="string"/>
      <member name="offeredServices" type="array" items="string"/>
      <member name="budgetBand" type="string"/>
      <member name="informationWanted" type="array" items="string"/>
      <member name="contacts" type="array" items="map">
        <member name="office" type="string" required="yes"/>
        <member name="role" type="string" required="yes"/>
        <member name="phone" type="string"/>
        <member name="email" type="string"/>
        <member name="language" type="string"/>
      </member>
    </object>
  </xsl:variable>

  <!-- Refuses an object that has another shape; yields nothing. -->
  <xsl:function name="iom:require" as="item()*">
    <xsl:param name="object" as="element(fn:map)"/>
    <xsl:param name="shape" as="element()"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:for-each select="$object/*">
      <xsl:variable name="member" select="$shape/member[@name eq current()/@key]"/>
      <xsl:choose>
        <xsl:when test="empty($member)">
          <xsl:sequence select="plain:refuse($path, 'member-unknown')"/>
        </xsl:when>
        <xsl:when test="local-name() ne $member/@type">
          <xsl:sequence select="plain:refuse($path || '.' || $member/@name, 'type-' || $member/@type)"/>
        </xsl:when>
        <xsl:when test="self::fn:array and exists(*[local-name() ne $member/@items])">
          <xsl:sequence select="plain:refuse($path || '.' || $member/@name, 'items-' || $member/@items)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="(self::fn:map, self::fn:array/fn:map) ! iom:require(., $member, $path || '.' || $member/@name)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:for-each select="$shape/member[@required eq 'yes'][not(@name = $object/*/@key)]">
      <xsl:sequence select="plain:refuse($path || '.' || @name, 'required')"/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
